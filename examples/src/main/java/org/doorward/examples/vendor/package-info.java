/**
 * A way in for a vendor's engineer, as an element's software may offer one: a listener that serves what a grant permits and
 * closes when it is over, and the engineer's command line. The library itself listens for no vendor.
 */
package org.doorward.examples.vendor;
