/** HTTPS with mutual TLS: the listener and the caller that X1 and the mandate inbox share. Not exported. */
package org.doorward.li.netty.http;
