/** Which engine computes the TLS of X2 and X3. */
package org.doorward.li.netty.tls;
