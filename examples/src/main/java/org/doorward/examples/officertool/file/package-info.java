/** Reads what officers write: JSON files that say a mandate, a vendor grant, a trust policy or a revocation. */
package org.doorward.examples.officertool.file;
