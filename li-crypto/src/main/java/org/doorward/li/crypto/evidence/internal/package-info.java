/** What the evidence log's writer signs and seals with; exported to the library's own modules only. */
package org.doorward.li.crypto.evidence.internal;
