/**
 * What the demo's network element knows about its traffic: which calls there are, who takes part in them, and which
 * packets are theirs. It knows nothing of interception: it tells about every call, and the library picks.
 */
package org.doorward.examples.tap;
