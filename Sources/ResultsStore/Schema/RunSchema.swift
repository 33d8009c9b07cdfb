import GRDB

/// The tables of `run.sqlite`, and how older records become what this version reads.
enum RunSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      for statement in bookkeeping + findings { try db.execute(sql: statement) }
      for entry in DictionaryEntry.fixed where !comparing.keys.contains(entry.table) { try entry.insert(into: db) }
    }
    // Differences between variants, trajectory by trajectory; a run that began without them has none.
    migrator.registerMigration("2") { db in
      for statement in comparing.values { try db.execute(sql: statement) }
      for entry in DictionaryEntry.fixed where comparing.keys.contains(entry.table) { try entry.insert(into: db) }
    }
    // Bits apart from versions, and which files beside the record brink wrote.
    migrator.registerMigration("3") { try FileList.migrate($0) }
    // Which intervals are not to be trusted, and why a draw failed.
    migrator.registerMigration("4") { try DictionaryEntry.addSecondColumns(to: $0) }
    return migrator
  }

  /// The tables of comparisons.
  private static let comparing = [
    "pairs": """
    CREATE TABLE pairs (
      pair INTEGER PRIMARY KEY, baseline INTEGER NOT NULL, variant INTEGER NOT NULL, state BLOB,
      UNIQUE (baseline, variant))
    """,
    "pair_blocks": """
    CREATE TABLE pair_blocks (
      block INTEGER NOT NULL, pair INTEGER NOT NULL, sums BLOB NOT NULL, PRIMARY KEY (block, pair)) WITHOUT ROWID
    """,
    "comparisons": """
    CREATE TABLE comparisons (
      baseline TEXT NOT NULL, variant TEXT NOT NULL, outcome TEXT NOT NULL, trajectories INTEGER NOT NULL,
      baseline_value REAL, variant_value REAL, difference REAL, low REAL, high REAL, level REAL, ratio REAL,
      ratio_low REAL, ratio_high REAL, to_yes REAL, to_no REAL, time_difference REAL, time_low REAL, time_high REAL,
      superiority REAL, variance_saved REAL, p_value REAL, adjusted_p_value REAL, dominance TEXT,
      largest_violation REAL, verdict TEXT NOT NULL, margin REAL, trajectories_needed INTEGER)
    """,
  ]

  /// What it takes to play the run again and to go on with it.
  private static let bookkeeping = [
    """
    CREATE TABLE manifest (
      id INTEGER PRIMARY KEY CHECK (id = 1), state TEXT NOT NULL, brink TEXT NOT NULL, scenario_name TEXT NOT NULL,
      scenario_file TEXT NOT NULL, scenario_sha256 TEXT NOT NULL, scenario_text TEXT NOT NULL, seed TEXT NOT NULL,
      trajectories INTEGER NOT NULL, settings TEXT NOT NULL, precision TEXT, kept_rows INTEGER NOT NULL,
      kept_values INTEGER NOT NULL, block_size INTEGER NOT NULL, shard INTEGER, shards INTEGER,
      next_unit INTEGER NOT NULL, threads INTEGER NOT NULL, host TEXT NOT NULL, system TEXT NOT NULL,
      started TEXT NOT NULL, seconds REAL NOT NULL, command_line TEXT NOT NULL, is_precise INTEGER NOT NULL)
    """,
    """
    CREATE TABLE variants (
      variant INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, trajectories INTEGER NOT NULL, faults INTEGER NOT NULL,
      state BLOB)
    """,
    """
    CREATE TABLE blocks (
      block INTEGER NOT NULL, variant INTEGER NOT NULL, first_trajectory INTEGER NOT NULL,
      trajectories INTEGER NOT NULL, faults INTEGER NOT NULL, sums BLOB, kept_values BLOB,
      PRIMARY KEY (block, variant)) WITHOUT ROWID
    """,
    """
    CREATE TABLE dictionary (
      "table" TEXT NOT NULL, "column" TEXT NOT NULL, unit TEXT, meaning TEXT NOT NULL,
      PRIMARY KEY ("table", "column")) WITHOUT ROWID
    """,
  ]

  /// What the run found, written when it ends.
  private static let findings = [
    """
    CREATE TABLE estimates (
      variant TEXT NOT NULL, quantity TEXT NOT NULL, name TEXT NOT NULL, part TEXT, estimate TEXT NOT NULL,
      value REAL, low REAL, high REAL, level REAL, count INTEGER)
    """,
    """
    CREATE TABLE histograms (
      variant TEXT NOT NULL, outcome TEXT NOT NULL, low REAL NOT NULL, high REAL NOT NULL,
      trajectories INTEGER NOT NULL)
    """,
    """
    CREATE TABLE incidence (
      variant TEXT NOT NULL, quantity TEXT NOT NULL, name TEXT NOT NULL, day REAL NOT NULL, value REAL, low REAL,
      high REAL)
    """,
    """
    CREATE TABLE series (
      variant TEXT NOT NULL, series TEXT NOT NULL, day REAL NOT NULL, alive INTEGER NOT NULL, mean REAL, p05 REAL,
      p25 REAL, p50 REAL, p75 REAL, p95 REAL)
    """,
    """
    CREATE TABLE occupancy (
      variant TEXT NOT NULL, ladder TEXT NOT NULL, rung TEXT NOT NULL, day REAL NOT NULL,
      trajectories INTEGER NOT NULL)
    """,
    """
    CREATE TABLE transitions (
      variant TEXT NOT NULL, ladder TEXT NOT NULL, from_rung TEXT NOT NULL, to_rung TEXT NOT NULL,
      count INTEGER NOT NULL)
    """,
    "CREATE TABLE happenings (variant TEXT NOT NULL, name TEXT NOT NULL, total INTEGER NOT NULL, per_trajectory REAL)",
    """
    CREATE TABLE faults (
      variant TEXT NOT NULL, trajectory INTEGER NOT NULL, step INTEGER, place TEXT NOT NULL, line INTEGER NOT NULL,
      "column" INTEGER NOT NULL, value TEXT NOT NULL)
    """,
  ]
}
