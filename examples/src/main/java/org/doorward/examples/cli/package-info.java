/** What the command lines of officers, ADMFs and auditors share: options for keys, forms of values, ways of printing. */
package org.doorward.examples.cli;
