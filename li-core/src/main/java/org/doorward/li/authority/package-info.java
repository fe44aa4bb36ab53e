/**
 * Who may do what: officers and their quorum, mandates, the trust policy, and who a peer is.
 *
 * <p>Nothing here verifies a signature itself; the module {@code org.doorward.li.crypto} does.
 */
package org.doorward.li.authority;
