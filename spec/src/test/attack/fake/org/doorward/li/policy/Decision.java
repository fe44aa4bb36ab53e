package org.doorward.li.policy;

/** Stands in for the library's type while what forges it is compiled. */
public interface Decision {}
