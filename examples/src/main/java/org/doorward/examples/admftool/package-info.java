/** The ADMF's command line: every X1 request to any element, as a person or a script gives it. */
package org.doorward.examples.admftool;
