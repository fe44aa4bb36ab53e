/** Tells RTP from what shares its ports, and reads its header. */
package org.doorward.examples.rtp;
