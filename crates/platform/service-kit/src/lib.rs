//! What every service needs and nobody wants to read twice: configuration, life-cycle, telemetry, gRPC, callers, clocks, ids.
