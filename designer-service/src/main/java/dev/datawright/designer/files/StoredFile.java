package dev.datawright.designer.files;

/// A file of a fileset.
///
/// @param path its name within the fileset, such as `data/customers.csv`
/// @param stored its name in the store
public record StoredFile(String filesetId, String path, String stored, long bytes) {}
