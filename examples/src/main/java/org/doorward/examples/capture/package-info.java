/** Reads packet captures: classic pcap and pcapng, down to the IP packet that a frame carries. */
package org.doorward.examples.capture;
