/** The officer's command line: keys, documents, signatures, and their way to an element. */
package org.doorward.examples.officertool;
