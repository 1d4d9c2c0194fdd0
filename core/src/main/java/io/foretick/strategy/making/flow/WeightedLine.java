package io.foretick.strategy.making.flow;

/// A weighted regression line, fed point by point. Owned by one fit. Sums are taken from the first
/// point, so that a level line has a slope of exactly 0.
final class WeightedLine {

    private double firstX;
    private double firstY;
    private double weights;
    private double sumX;
    private double sumY;
    private double sumXx;
    private double sumXy;
    private double sumYy;
    private int points;

    void clear() {
        weights = 0.0;
        sumX = 0.0;
        sumY = 0.0;
        sumXx = 0.0;
        sumXy = 0.0;
        sumYy = 0.0;
        points = 0;
    }

    void add(double pointX, double pointY, double weight) {
        firstX = points == 0 ? pointX : firstX;
        firstY = points == 0 ? pointY : firstY;
        double x = pointX - firstX;
        double y = pointY - firstY;
        weights += weight;
        sumX += weight * x;
        sumY += weight * y;
        sumXx += weight * x * x;
        sumXy += weight * x * y;
        sumYy += weight * y * y;
        points++;
    }

    int points() {
        return points;
    }

    double slope() {
        return (weights * sumXy - sumX * sumY) / (weights * sumXx - sumX * sumX);
    }

    double intercept() {
        return firstY - slope() * firstX + (sumY - slope() * sumX) / weights;
    }

    /// Share of the variance that the line explains.
    double explained() {
        double covariance = weights * sumXy - sumX * sumY;
        double variances = (weights * sumXx - sumX * sumX) * (weights * sumYy - sumY * sumY);
        return covariance * covariance / variances;
    }
}
