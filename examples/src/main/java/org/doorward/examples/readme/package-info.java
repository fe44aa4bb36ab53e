/** The code that the README shows, so that it compiles. */
package org.doorward.examples.readme;
