/** Reads session descriptions, as far as they say where media is wanted. */
package org.doorward.examples.sdp;
