/** The MDF's side of X2 and X3: receives product over mutual TLS and says that it is stored. */
package org.doorward.li.netty.receiver;
