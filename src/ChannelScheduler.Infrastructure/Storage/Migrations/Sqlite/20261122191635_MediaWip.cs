using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelScheduler.Infrastructure.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MediaWip : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.CreateIndex(
                name: "IX_Media_QrState",
                table: "Media",
                column: "QrState");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Media_QrState",
                table: "Media");

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
