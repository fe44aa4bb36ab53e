/**
 * X1 over HTTPS: the server and the client that a network element and an ADMF each have one of.
 *
 * <p>What stands here moves octets between peers that know each other, and ties a response to its request.
 * What a request means, and whether it is allowed, is decided behind {@link
 * org.doorward.li.netty.x1.X1Endpoint}.
 */
package org.doorward.li.netty.x1;
