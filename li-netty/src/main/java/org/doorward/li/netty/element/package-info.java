/**
 * A network element: everything of the library, put together for the software that embeds it.
 *
 * <p>{@link org.doorward.li.netty.element.NetworkElement} is the one way to build one.
 */
package org.doorward.li.netty.element;
