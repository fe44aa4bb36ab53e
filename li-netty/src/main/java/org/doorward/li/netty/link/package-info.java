/** What both ends of an X2/X3 connection share: cutting PDUs off the stream, and knowing the peer. */
package org.doorward.li.netty.link;
