// ResultTables
