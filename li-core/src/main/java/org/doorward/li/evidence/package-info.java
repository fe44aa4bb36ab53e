/**
 * What was done, and the proof of it: audit entries, the Merkle log they are leaves of, its signed
 * checkpoints, and the verifier that anybody with a copy can run.
 *
 * <p>Entries never name a target. They carry a keyed commitment and a detail that only the operator's audit
 * key opens.
 */
package org.doorward.li.evidence;
