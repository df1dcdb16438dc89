using ChannelScheduler.Core.Publishing;
using ChannelScheduler.Infrastructure.Max;
using ChannelScheduler.Infrastructure.Networks;
using Xunit;

namespace ChannelScheduler.Integration.Tests.Networks;

public class MaxOutcomeTests
{
    [Theory]
    // Wrong or old-fashioned token
    [InlineData(401, """{"code":"verify.token","message":"Invalid access_token"}""", MaxOperation.Send, "stopped Authorization")]
    [InlineData(403, """{"code":"verify.token","message":"Invalid access_token"}""", MaxOperation.Send, "stopped Authorization")]
    [InlineData(403, """{"code":"deprecated.token","message":"Query parameter access_token is deprecated"}""", MaxOperation.Send, "stopped Authorization")]
    [InlineData(401, "<html>", MaxOperation.Send, "stopped Authorization")]
    // Rights
    [InlineData(403, """{"code":"chat.denied","message":"Key: chat.send.msg.no.permission.because.not.admin"}""", MaxOperation.Send, "stopped RightsLost")]
    [InlineData(403, """{"code":"access.denied","message":"Insufficient permissions to delete message"}""", MaxOperation.Change, "stopped RightsLost")]
    // A letter to one person: only the token is the channel's business
    [InlineData(403, """{"code":"chat.denied","message":"Key: error.dialog.suspended, args: [5,]."}""", MaxOperation.Letter, "for good")]
    [InlineData(403, """{"code":"access.denied","message":"no"}""", MaxOperation.Letter, "for good")]
    [InlineData(404, """{"code":"chat.not.found","message":"Chat 5 not found"}""", MaxOperation.Letter, "for good")]
    [InlineData(404, """{"code":"not.found","message":"gone"}""", MaxOperation.Letter, "for good")]
    [InlineData(403, "<html>", MaxOperation.Letter, "for good")]
    [InlineData(401, """{"code":"verify.token","message":"Invalid access_token"}""", MaxOperation.Letter, "stopped Authorization")]
    [InlineData(429, """{"code":"too.many.requests","message":"slow down"}""", MaxOperation.Letter, "for now 7")]
    [InlineData(503, """{"code":"chat.denied","message":"x"}""", MaxOperation.Letter, "unknown")]
    // Gone
    [InlineData(404, """{"code":"chat.not.found","message":"Chat 990000015 not found"}""", MaxOperation.Send, "stopped ChannelGone")]
    [InlineData(404, """{"code":"not.found","message":"gone"}""", MaxOperation.Send, "stopped ChannelGone")]
    [InlineData(404, """{"code":"not.found","message":"gone"}""", MaxOperation.Change, "for good")]
    // For now
    [InlineData(429, """{"code":"too.many.requests","message":"slow down"}""", MaxOperation.Send, "for now 7")]
    [InlineData(429, "<html>", MaxOperation.Send, "for now 7")]
    [InlineData(400, """{"code":"attachment.not.ready","message":"Key: errors.process.attachment.file.not.processed"}""", MaxOperation.Send, "for now 7")]
    // For good
    [InlineData(400, """{"code":"proto.payload","message":"bad body"}""", MaxOperation.Send, "for good")]
    [InlineData(400, """{"code":"something.new","message":"no"}""", MaxOperation.Send, "for good")]
    [InlineData(404, """{"code":"method.not.found","message":"Path /x is not recognized"}""", MaxOperation.Send, "for good")]
    [InlineData(405, "", MaxOperation.Send, "for good")]
    [InlineData(200, """{"success":false,"message":"no"}""", MaxOperation.Change, "for good")]
    [InlineData(200, """{"code":"proto.payload","message":"bad body"}""", MaxOperation.Send, "for good")]
    // Unknown: every 5xx whatever it says, an unreadable 200, a code that nobody documented on a 200, what a proxy may say
    [InlineData(500, """{"code":"internal.error","message":"x"}""", MaxOperation.Send, "unknown")]
    [InlineData(503, """{"code":"service.unavailable","message":"x"}""", MaxOperation.Send, "unknown")]
    [InlineData(500, """{"code":"proto.payload","message":"x"}""", MaxOperation.Send, "unknown")]
    [InlineData(502, "<html>", MaxOperation.Send, "unknown")]
    [InlineData(200, "<html>", MaxOperation.Send, "unknown")]
    [InlineData(200, "[]", MaxOperation.Send, "unknown")]
    [InlineData(200, "", MaxOperation.Send, "unknown")]
    [InlineData(200, """{"code":"something.new","message":"x"}""", MaxOperation.Send, "unknown")]
    [InlineData(307, "", MaxOperation.Send, "unknown")]
    [InlineData(408, "", MaxOperation.Send, "unknown")]
    [InlineData(499, "", MaxOperation.Send, "unknown")]
    // Success
    [InlineData(200, """{"message":{}}""", MaxOperation.Send, "success")]
    [InlineData(200, """{"success":true}""", MaxOperation.Change, "success")]
    public void An_answer_means(int status, string body, MaxOperation operation, string expected) =>
        Assert.Equal(expected, OutcomeWords.Of(MaxOutcomes.ProblemOf(new NetworkReply.Answered(status, body, body, TimeSpan.FromSeconds(7)), operation)));

    [Fact]
    public void What_never_arrived_is_definite_and_what_broke_off_is_not()
    {
        Assert.IsType<PublishOutcome.NotSent>(MaxOutcomes.ProblemOf(new NetworkReply.NotSent(NetworkFault.NameNotFound, "dns"), MaxOperation.Send));
        Assert.IsType<PublishOutcome.Ambiguous>(MaxOutcomes.ProblemOf(new NetworkReply.Broken(NetworkFault.Cut, "cut"), MaxOperation.Send));
    }

    [Fact]
    public void The_outcome_keeps_status_code_and_a_clean_excerpt()
    {
        var body = """{"code":"proto.payload","message":"bad"}""" + new string(' ', 2000);
        var outcome = MaxOutcomes.ProblemOf(new NetworkReply.Answered(400, "raw", body), MaxOperation.Send)!;
        Assert.Equal((400, "proto.payload", 1000), (outcome.HttpStatus, outcome.ErrorCode, outcome.BodyExcerpt!.Length));
    }
}
