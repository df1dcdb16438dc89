using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelScheduler.Infrastructure.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LintFacts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "ReleaseReason",
                table: "Publications",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Consent",
                table: "Media",
                type: "TEXT",
                nullable: false,
                defaultValue: "NotSaid");

            migrationBuilder.AddColumn<long>(
                name: "ConsentAt",
                table: "Media",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ConsentById",
                table: "Media",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "NoQrAt",
                table: "Media",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "NoQrById",
                table: "Media",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "QrState",
                table: "Media",
                type: "TEXT",
                nullable: false,
                defaultValue: "NotRun");

            migrationBuilder.AddColumn<string>(
                name: "QrText",
                table: "Media",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Pictures",
                table: "ApprovedRevisions",
                type: "TEXT",
                nullable: false,
                defaultValueSql: "'[]'");

            migrationBuilder.CreateTable(
                name: "Waivers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    PostId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RuleId = table.Column<string>(type: "TEXT", nullable: false),
                    Field = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    GivenById = table.Column<Guid>(type: "TEXT", nullable: false),
                    GivenBy = table.Column<string>(type: "TEXT", nullable: false),
                    GivenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Waivers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Waivers_Posts_PostId",
                        column: x => x.PostId,
                        principalTable: "Posts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Publications_SchoolId_DueAt",
                table: "Publications",
                columns: new[] { "SchoolId", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Media_QrState",
                table: "Media",
                column: "QrState");

            migrationBuilder.CreateIndex(
                name: "IX_Waivers_PostId",
                table: "Waivers",
                column: "PostId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Waivers");

            migrationBuilder.DropIndex(
                name: "IX_Publications_SchoolId_DueAt",
                table: "Publications");

            migrationBuilder.DropIndex(
                name: "IX_Media_QrState",
                table: "Media");

            migrationBuilder.DropColumn(
                name: "ReleaseReason",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "Consent",
                table: "Media");

            migrationBuilder.DropColumn(
                name: "ConsentAt",
                table: "Media");

            migrationBuilder.DropColumn(
                name: "ConsentById",
                table: "Media");

            migrationBuilder.DropColumn(
                name: "NoQrAt",
                table: "Media");

            migrationBuilder.DropColumn(
                name: "NoQrById",
                table: "Media");

            migrationBuilder.DropColumn(
                name: "QrState",
                table: "Media");

            migrationBuilder.DropColumn(
                name: "QrText",
                table: "Media");

            migrationBuilder.DropColumn(
                name: "Pictures",
                table: "ApprovedRevisions");
        }
    }
}
