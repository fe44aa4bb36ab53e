/**
 * What the software that embeds an element says to it, and is asked by it: which tasks it can honour, what has
 * become of them, and what is wrong.
 */
package org.doorward.li.element;
