/** A relay that writes down what it carries. It needs the keys of both ends, which only a laboratory gives away. */
package org.doorward.examples.relay;
