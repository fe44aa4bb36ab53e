/** X1 messages of every type, as files. */
package org.doorward.examples.samples;
