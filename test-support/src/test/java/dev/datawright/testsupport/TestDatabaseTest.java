package dev.datawright.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    void givesEveryCallerAnEmptyDatabase() throws SQLException {
        TestDatabase first = TestDatabase.fresh();
        TestDatabase second = TestDatabase.fresh();

        try (Connection connection = DriverManager.getConnection(first.url(), first.username(), first.password());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE something (id int)");
        }
        try (Connection connection = DriverManager.getConnection(second.url(), second.username(), second.password());
                Statement statement = connection.createStatement();
                ResultSet tables = statement.executeQuery("SELECT to_regclass('something')")) {
            tables.next();
            assertThat(tables.getString(1)).isNull();
        }
    }
}
