/**
 * The TLS profile of every LI connection: TLS 1.3 with certificates on both ends, verified to the LI
 * authorities and to nobody else. A connection without it cannot be expressed.
 */
package org.doorward.li.crypto.tls;
