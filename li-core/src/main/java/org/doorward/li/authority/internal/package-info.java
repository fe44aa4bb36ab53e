/** Seam to the module that verifies signatures; exported to the library's own modules only. */
package org.doorward.li.authority.internal;
