package dev.datawright.offline.fact;

/// `a column called X`, `named "X"`: the word after it is the name.
final class CalledRule implements FactRule {

    @Override
    public void read(Clause clause) {
        for (int i = 0; i + 1 < clause.size(); i++) {
            if (clause.token(i).is("called", "named", "namens", "genannt")) {
                clause.take(new Fact.Called(clause.token(i + 1).text()), i, i + 2);
                return;
            }
        }
    }
}
