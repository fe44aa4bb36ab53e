/** What the listeners of the library have in common: how much of anything they accept. */
package org.doorward.li.netty.https;
