package org.doorward.li.intercept;

/** Stands in for the library's type while what forges it is compiled. */
public interface Interception {}
