/**
 * Certificates of the LI domain: who a verified certificate says its holder is, the LI certificate authorities
 * that a component trusts, and a small authority of one's own for labs.
 */
package org.doorward.li.crypto.certificate;
