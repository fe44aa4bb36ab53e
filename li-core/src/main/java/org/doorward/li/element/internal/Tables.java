package org.doorward.li.element.internal;

/**
 * What an element holds: everything that is visible on X1.
 *
 * @param tasks by XID
 * @param destinations by DID
 * @param objects by object identifier
 * @clause TS 103 221-1, 5.1
 */
record Tables(ActiveTasks tasks, Destinations destinations, GenericObjects objects) {}
