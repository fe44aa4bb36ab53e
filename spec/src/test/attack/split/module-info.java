/** A module that has a package of the library's. */
module splitter {}
