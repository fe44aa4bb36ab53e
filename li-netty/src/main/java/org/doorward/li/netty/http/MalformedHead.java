package org.doorward.li.netty.http;

/**
 * Comes out of a decoder in place of a message whose head was refused; nothing comes after it.
 *
 * @param tooLarge whether it was only too long
 */
record MalformedHead(boolean tooLarge) {}
