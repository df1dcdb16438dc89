using System.Reflection;
using System.Xml.Linq;
using ChannelScheduler.Testing;
using Xunit;

namespace ChannelScheduler.Core.Tests.Architecture;

/// <summary>Arrows point at Core. What an assembly really uses is read from it; what a project asks for, from its file.</summary>
public class ReferenceTests
{
    private const string Ours = "ChannelScheduler.";

    private static readonly string[] CoreLibraries = ["FluentValidation", "YamlDotNet", "Markdig"];

    [Fact]
    public void Core_uses_the_base_library_three_parsers_and_abstractions_only() => Assert.Empty(OutsideCore("ChannelScheduler.Core"));

    [Theory]
    [InlineData("ChannelScheduler.Core")]
    [InlineData("channel-scheduler")]
    public void Core_and_command_line_use_no_web_framework(string assembly) => Assert.Empty(WebFramework(assembly));

    [Theory]
    [InlineData("ChannelScheduler.Core", "")]
    [InlineData("ChannelScheduler.Sandbox", "")]
    [InlineData("ChannelScheduler.Infrastructure", "ChannelScheduler.Core")]
    [InlineData("channel-scheduler", "ChannelScheduler.Core")]
    public void Assemblies_use_of_our_own_only(string assembly, string allowed) => Assert.Empty(OursBeyond(assembly, allowed));

    [Fact]
    public void Wire_types_of_the_sandbox_hold_nothing_of_the_web_framework()
    {
        var wire = Assembly.Load("ChannelScheduler.Sandbox").GetTypes().Where(type => type.Namespace?.EndsWith(".Wire", StringComparison.Ordinal) == true).ToList();
        Assert.NotEmpty(wire);
        Assert.DoesNotContain(wire.SelectMany(type => type.GetProperties()), property => property.PropertyType.Assembly.GetName().Name!.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));
    }

    /// <summary>A check that can't fail proves nothing: each is held against an assembly that breaks it.</summary>
    [Fact]
    public void Each_check_sees_a_violation()
    {
        Assert.Contains("Quartz", OutsideCore("ChannelScheduler.Infrastructure"));
        Assert.NotEmpty(WebFramework("ChannelScheduler.Sandbox"));
        Assert.Equal(["ChannelScheduler.Core"], OursBeyond("ChannelScheduler.Infrastructure", ""));
    }

    [Theory]
    [InlineData("src/ChannelScheduler.Core", "")]
    [InlineData("src/ChannelScheduler.Sandbox", "")]
    [InlineData("src/ChannelScheduler.Infrastructure", "Core")]
    [InlineData("src/ChannelScheduler.Cli", "Core")]
    [InlineData("src/ChannelScheduler.Web", "Infrastructure Sandbox")]
    [InlineData("tests/ChannelScheduler.Testing", "Infrastructure Sandbox")]
    public void Projects_ask_for_these_projects_only(string folder, string expected)
    {
        var asked = Items(folder, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))[Ours.Length..]).Order(StringComparer.Ordinal);
        Assert.Equal(expected, string.Join(' ', asked));
    }

    [Theory]
    [InlineData("src/ChannelScheduler.Core")]
    [InlineData("src/ChannelScheduler.Cli")]
    public void Core_and_command_line_ask_for_no_framework(string folder)
    {
        Assert.Empty(Items(folder, "FrameworkReference"));
        Assert.Equal("Microsoft.NET.Sdk", Project(folder).Attribute("Sdk")!.Value);
    }

    [Fact]
    public void Every_project_stands_in_the_table_above()
    {
        var projects = SourceFiles.All.Where(path => path.StartsWith("src/", StringComparison.Ordinal) && path.EndsWith(".csproj", StringComparison.Ordinal)).Select(path => Path.GetDirectoryName(path)!.Replace('\\', '/'));
        var table = typeof(ReferenceTests).GetMethod(nameof(Projects_ask_for_these_projects_only))!.GetCustomAttributes<InlineDataAttribute>().Select(row => (string)row.GetData(null!).Single()[0]);
        Assert.Empty(projects.Except(table));
    }

    [Fact]
    public void Versions_of_packages_stand_in_one_file() => Assert.Empty(
        from path in SourceFiles.All
        where path.EndsWith(".csproj", StringComparison.Ordinal)
        from reference in XDocument.Parse(SourceFiles.Read(path)).Descendants("PackageReference")
        where reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null
        select $"{path}: {reference.Attribute("Include")?.Value}");

    private static IEnumerable<string> OutsideCore(string assembly) => References(assembly).Where(name =>
        !IsBaseLibrary(name) && !CoreLibraries.Contains(name) && !(name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) && name.EndsWith(".Abstractions", StringComparison.Ordinal)));

    // System.* is the base library but for what comes as a package of its own.
    private static bool IsBaseLibrary(string name) => name.StartsWith("System.", StringComparison.Ordinal) && name != "System.CommandLine";

    private static IEnumerable<string> WebFramework(string assembly) => References(assembly).Where(name => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal));

    private static IEnumerable<string> OursBeyond(string assembly, string allowed) => References(assembly).Where(name => name.StartsWith(Ours, StringComparison.Ordinal) && name != allowed);

    private static IEnumerable<string> References(string assembly) => Assembly.Load(assembly).GetReferencedAssemblies().Select(reference => reference.Name!);

    private static IEnumerable<string> Items(string folder, string kind) => Project(folder).Descendants(kind).Select(item => item.Attribute("Include")!.Value);

    private static XElement Project(string folder) => XDocument.Load(Path.Combine(RepositoryFiles.Root, folder, Path.GetFileName(folder) + ".csproj")).Root!;
}
