/** Files that hold private keys. Not exported. */
package org.doorward.li.crypto.keystore;
