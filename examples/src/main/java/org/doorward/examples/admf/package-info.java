/** The demo's ADMF: the library's X1 client, told what to do line by line. */
package org.doorward.examples.admf;
