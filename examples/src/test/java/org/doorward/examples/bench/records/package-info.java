/**
 * A codec of PDUs as one writes it first: a record of typed values, written to a stream and read from one. What
 * the library's codec is held against; correct, and in the way of its speed stands nothing but its own ease.
 */
package org.doorward.examples.bench.records;
