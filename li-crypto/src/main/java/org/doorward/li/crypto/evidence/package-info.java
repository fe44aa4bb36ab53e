/**
 * The cryptography of the evidence log: signing and verifying its checkpoints, sealing details to the audit
 * key, and opening them with it.
 */
package org.doorward.li.crypto.evidence;
