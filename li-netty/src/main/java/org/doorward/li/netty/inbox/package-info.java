/**
 * The mandate inbox over the network: a listener of its own at the element, and the client that brings it
 * mandates. Who brings one decides nothing; the officers' signatures in it do.
 */
package org.doorward.li.netty.inbox;
