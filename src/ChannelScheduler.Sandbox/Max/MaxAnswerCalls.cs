namespace ChannelScheduler.Sandbox.Max;

/// <summary>Answers to pressed buttons. https://dev.max.ru/docs-api/methods/POST/answers.</summary>
internal sealed class MaxAnswerCalls(MaxPipeline pipeline, MaxPeople people, MaxPlaces places, MaxPosts posts, MaxContentReader reader)
{
    public async Task<object?> AnswerAsync(MaxRequest request)
    {
        var id = request.Query("callback_id") ?? throw MaxApiException.BadPayload("Required query parameter 'callback_id' is missing");
        var body = await request.BodyAsync<MaxAnswerBody>();
        if (body.Message is null && body.Notification is null)
        {
            throw MaxApiException.BadPayload("message or notification required");
        }

        var press = people.FindPress(id) ?? throw NotFound(id);
        var place = places.Find(request, press.ChatId) ?? throw NotFound(id);
        if (await pipeline.StoppedAsync(request, MaxRequest.Id(press.ChatId), FaultOperations.Edit, "answer"))
        {
            return null;
        }

        places.RequireWrite(place);
        // As with an edit, what the message leaves out stays.
        var content = body.Message is null ? null : reader.Read(body.Message, request.Bot.UserId, linkPreview: true, isNew: false, mayBeSilent: true);
        var post = content is null ? null : posts.Find(press.Mid) ?? throw MaxApiException.MessageNotFound(press.Mid);
        if (!people.TryAnswer(id, body.Notification))
        {
            throw NotFound(id);
        }

        if (content is not null)
        {
            posts.Edit(post!, content);
        }

        return new { Success = true };
    }

    // Which code MAX gives to an id that is unknown or used up is not known.
    private static MaxApiException NotFound(string id) => new(404, "not.found", $"Callback {id} not found");

    private sealed record MaxAnswerBody(MaxMessageBody? Message, string? Notification);
}
