namespace ChannelScheduler.Web.Api.Http;

/// <summary>A request that ends in a problem; its words are in ApiTexts.resx under <see cref="Code"/>.</summary>
public sealed class ApiException(int status, string code, string? field = null, params object[] values) : Exception(code)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string? Field { get; } = field;

    public IReadOnlyList<object> Values { get; } = values;

    public static ApiException NotFound(string what) => new(StatusCodes.Status404NotFound, "NotFound", null, ApiTexts.Get("Thing." + what));

    public static ApiException Invalid(string code, string field, params object[] values) => new(StatusCodes.Status422UnprocessableEntity, code, field, values);
}
