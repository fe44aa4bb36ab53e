/** Sealing of what an element keeps at rest; a seam that only li-netty may see. */
package org.doorward.li.crypto.store.internal;
