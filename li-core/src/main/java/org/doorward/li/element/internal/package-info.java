/** Seam to the module that owns the delivery connections; exported to the library's own modules only. */
package org.doorward.li.element.internal;
