/** From an IP packet to UDP datagrams and TCP streams: fragments and segments put together, within bounds. */
package org.doorward.examples.network;
