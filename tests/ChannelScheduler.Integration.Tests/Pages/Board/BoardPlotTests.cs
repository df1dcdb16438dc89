using Bunit;
using ChannelScheduler.Web.Pages.Board;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Pages.Board;

/// <summary>The bars: whole numbers on the scale, heights in proportion, the newest always named.</summary>
public sealed class BoardPlotTests
{
    private static readonly string[] Names = ["Вышло", "Отказ", "Не вышло"];

    [Theory]
    [InlineData(1, "0,1")]
    [InlineData(3, "0,1,2,3")]
    [InlineData(5, "0,1,2,3,4,5")]
    [InlineData(6, "0,2,4,6")]
    [InlineData(7, "0,2,4,6,8")]
    [InlineData(23, "0,5,10,15,20,25")]
    [InlineData(4_000, "0,800,1600,2400,3200,4000")]
    public async Task The_scale_has_whole_numbers_and_holds_the_highest(int highest, string expected)
    {
        await using var context = new BunitContext();
        Assert.Equal(expected, string.Join(',', Draw(context, [new("08:00", highest, 0, 0), new("09:00", 0, 0, 0)]).FindAll(".scale").Select(one => string.Concat(one.TextContent.Where(char.IsAsciiDigit)))));
    }

    [Fact]
    public async Task What_a_bar_is_made_of_stands_one_on_the_other()
    {
        await using var context = new BunitContext();
        var plot = Draw(context, [new("08:00", 5, 3, 2), new("09:00", 0, 0, 0), new("10:00", 0, 0, 10), new("11:00", 1, 0, 0)]);
        Assert.Equal(
            [("published", "50%", "50%"), ("refused", "20%", "30%"), ("failed", "0%", "20%"), ("failed", "0%", "100%"), ("published", "90%", "10%")],
            plot.FindAll("rect").Select(one => (one.ClassName!, one.GetAttribute("y")!, one.GetAttribute("height")!)));
        Assert.Equal(["3.75%", "3.75%", "3.75%", "53.75%", "78.75%"], plot.FindAll("rect").Select(one => one.GetAttribute("x")!));
        Assert.Contains("08:00: Вышло 5, Отказ 3, Не вышло 2", plot.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(7, 7, 4)]
    [InlineData(10, 5, 3)]
    [InlineData(24, 8, 4)]
    public async Task Labels_leave_each_other_room_and_the_newest_has_one(int bars, int wide, int narrow)
    {
        await using var context = new BunitContext();
        var labels = Draw(context, [.. Enumerable.Range(0, bars).Select(one => new BoardBar($"{one:00}:00", 1, 0, 0))]).FindAll("text:not(.scale)");
        Assert.Equal((wide, narrow, $"{bars - 1:00}:00"), (labels.Count, labels.Count(one => one.ClassName != "second"), labels[^1].TextContent));
        Assert.NotEqual("second", labels[^1].ClassName);
    }

    private static IRenderedComponent<BoardPlot> Draw(BunitContext context, BoardBar[] bars) => context.Render<BoardPlot>(parameters => parameters.Add(one => one.Bars, bars).Add(one => one.Names, Names));
}
