/**
 * Delivery of product to MDFs: one connection for each destination and interface, over one log with three
 * cursors.
 */
package org.doorward.li.netty.delivery;
