/** The log's writer and its seams to signing and sealing; exported to the library's own modules only. */
package org.doorward.li.evidence.internal;
